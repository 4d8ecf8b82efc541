/** A picture moved and zoomed by hand: drag, wheel, two fingers. A short press is a click, and picks. */
import type { Attachment } from 'svelte/attachments';

export interface Moves {
  /** By so many pixels along time, as if the paper were held. */
  readonly pan: (pixels: number) => void;
  /** How many times as much is in view, and where in the picture it stays where it is, in pixels along time. */
  readonly zoom: (factor: number, around: number) => void;
  readonly turned: () => boolean;
}

/** Fewer pixels than this are a press that trembled. */
const DRAG = 5;
/** Of a mouse's wheel that counts lines. */
const LINE = 16;

export function gestures({ pan, zoom, turned }: Moves): Attachment<Element> {
  return (node) => {
    const held = new Map<number, { readonly x: number; readonly y: number }>();
    let moved = 0;

    const along = ({ x, y }: { readonly x: number; readonly y: number }) => (turned() ? y : x);
    const placeOf = (event: MouseEvent) => {
      const { left, top } = node.getBoundingClientRect();
      return along({ x: event.clientX - left, y: event.clientY - top });
    };
    const spread = () => {
      const [a, b] = [...held.values()];
      return a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y);
    };

    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      if (held.size === 0) moved = 0;
      held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    };
    const move = (event: PointerEvent) => {
      const before = held.get(event.pointerId);
      if (before === undefined) return;
      const now = { x: event.clientX, y: event.clientY };
      const apart = spread();
      held.set(event.pointerId, now);
      const by = along(now) - along(before);
      moved += Math.abs(by);
      if (held.size === 2) {
        const wider = spread();
        if (apart > 0 && wider > 0) zoom(apart / wider, placeOf(event));
      } else if (moved >= DRAG) {
        // Only now: whoever captures takes the click from what lies under the hand.
        if (!node.hasPointerCapture(event.pointerId)) node.setPointerCapture(event.pointerId);
        pan(by);
      }
    };
    const up = (event: PointerEvent) => held.delete(event.pointerId);
    /** The end of a drag picks nothing. */
    const click = (event: Event) => {
      if (moved >= DRAG) event.stopPropagation();
      moved = 0;
    };
    const wheel = (event: WheelEvent) => {
      const unit = event.deltaMode === 0 ? 1 : LINE;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoom(Math.exp(event.deltaY * unit * 0.0025), placeOf(event));
        return;
      }
      // A plain wheel belongs to the page.
      const by = (event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX) * unit;
      if (by === 0) return;
      event.preventDefault();
      pan(-by);
    };

    const heard = [
      ['pointerdown', down],
      ['pointermove', move],
      ['pointerup', up],
      ['pointercancel', up],
      ['wheel', wheel],
    ] as const;
    for (const [name, hear] of heard) node.addEventListener(name, hear as EventListener, { passive: false });
    node.addEventListener('click', click, { capture: true });
    return () => {
      for (const [name, hear] of heard) node.removeEventListener(name, hear as EventListener);
      node.removeEventListener('click', click, { capture: true });
    };
  };
}
