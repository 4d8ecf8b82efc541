/** The replay by keyboard, as video players have it. */
export type Order =
  | { readonly type: 'toggle' | 'first' | 'last' | 'rejoin' | 'keys' }
  | { readonly type: 'step' | 'other-step' | 'ten' | 'moment' | 'speed'; readonly by: 1 | -1 }
  | { readonly type: 'tenth'; readonly tenth: number };

const ORDERS: Readonly<Record<string, Order>> = {
  ' ': { type: 'toggle' },
  k: { type: 'toggle' },
  ArrowLeft: { type: 'step', by: -1 },
  ArrowRight: { type: 'step', by: 1 },
  ArrowDown: { type: 'step', by: -1 },
  ArrowUp: { type: 'step', by: 1 },
  j: { type: 'ten', by: -1 },
  l: { type: 'ten', by: 1 },
  PageDown: { type: 'ten', by: -1 },
  PageUp: { type: 'ten', by: 1 },
  Home: { type: 'first' },
  End: { type: 'last' },
  '<': { type: 'speed', by: -1 },
  '>': { type: 'speed', by: 1 },
  n: { type: 'moment', by: 1 },
  p: { type: 'moment', by: -1 },
  b: { type: 'rejoin' },
  '?': { type: 'keys' },
};

/** On the slider only: elsewhere they move the page. */
const SLIDER = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']);
/** A button is pressed with it, radio buttons and ranges are moved with them. */
const OF_BUTTONS = new Set([' ']);
const OF_INPUTS = new Set([' ', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** What a key asks for; null where it is meant for something else. */
export function orderOf(event: KeyboardEvent): Order | null {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const element = target instanceof Element ? target : null;
  if (isElsewhere(element, key)) return null;
  if (/^\d$/.test(key)) return { type: 'tenth', tenth: Number(key) };
  const order = ORDERS[key.length === 1 ? key.toLowerCase() : key] ?? null;
  return order?.type === 'step' && event.shiftKey ? { ...order, type: 'other-step' } : order;
}

function isElsewhere(element: Element | null, key: string): boolean {
  if (SLIDER.has(key)) return element?.getAttribute('role') !== 'slider';
  if (element === null) return false;
  if (element.closest('textarea, select, dialog, [contenteditable]') !== null) return true;
  const input = element.closest('input');
  if (input !== null) return !['range', 'radio', 'checkbox'].includes(input.type) || OF_INPUTS.has(key);
  return OF_BUTTONS.has(key) && element.closest('button, a, summary') !== null;
}
