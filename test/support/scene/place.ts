/** Where in a scene file something stands; `line` counts from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A scene is a source file of this tree, so a wrong one is a defect, and is thrown. */
export class SceneError extends Error {
  constructor({ file, line }: Place, message: string) {
    super(`${file}:${line}: ${message}`);
    this.name = 'SceneError';
  }
}
