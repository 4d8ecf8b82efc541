/** A file's name: a record names itself, and may do so with anything. */
export function safeName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_').slice(-80);
}

/** Hands bytes or a text to the reader as a file, without any server. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = safeName(name);
  link.click();
  URL.revokeObjectURL(url);
}

export function saveText(name: string, text: string): void {
  saveFile(name, `${text}\n`, 'application/json');
}
