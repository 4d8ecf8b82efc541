/** What the instructor's hand holds: a student whose menu is open, or one that is being dragged to another place. */
import type { Student } from '../../../shared/class/events.ts';
import type { Target } from './acts.ts';

/** Nearer than this it is a press, not a drag. */
const SLACK_PX = 6;

interface Grip {
  readonly student: Student;
  readonly x: number;
  readonly y: number;
}

export class Hand {
  menu = $state.raw<Student | null>(null);
  dragged = $state.raw<Student | null>(null);
  /** The place below the pointer, as its `data-target` says it. */
  over = $state.raw<string | null>(null);
  x = $state(0);
  y = $state(0);
  readonly #drop: (student: Student, target: Target) => void;
  #grip: Grip | null = null;

  constructor(drop: (student: Student, target: Target) => void) {
    this.#drop = drop;
  }

  /** A finger scrolls the page; it has the menu. */
  take(student: Student, { clientX: x, clientY: y, button, pointerType }: PointerEvent): void {
    if (button === 0 && pointerType !== 'touch') this.#grip = { student, x, y };
  }

  readonly move = ({ clientX, clientY }: PointerEvent): void => {
    const grip = this.#grip;
    if (grip === null) return;
    if (this.dragged === null && Math.hypot(clientX - grip.x, clientY - grip.y) < SLACK_PX) return;
    this.dragged = grip.student;
    this.x = clientX;
    this.y = clientY;
    const below = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-target]');
    this.over = below?.dataset['target'] ?? null;
  };

  readonly drop = (): void => {
    const { dragged, over } = this;
    this.letGo();
    if (dragged !== null && over !== null) this.#drop(dragged, JSON.parse(over) as Target);
  };

  readonly letGo = (): void => {
    this.#grip = null;
    this.dragged = null;
    this.over = null;
  };
}

/** What `data-target` says of a place. */
export function targetKey(target: Target): string {
  return JSON.stringify(target);
}
