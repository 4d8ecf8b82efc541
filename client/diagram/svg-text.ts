/**
 * A picture as a file of its own: drawn by the very component that draws it on the page, with that component's rules in
 * the light theme's colours, and whatever symbols it uses.
 */
import { flushSync, mount, unmount } from 'svelte';
import type { Picture } from '../../shared/diagram/picture.ts';
import { armiesOf, MAX_ARMIES } from '../../shared/paxos/seats.ts';
import tokens from '../styles/tokens.css?raw';
import rules from './diagram.css?raw';
import PictureShapes from './PictureShapes.svelte';

export interface Caption {
  readonly title: string;
  readonly words: string;
  readonly lang: string;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svgText(picture: Picture, { title, words, lang }: Caption): string {
  const { width, height } = picture;
  const root = made('svg', { viewBox: `0 0 ${width} ${height}`, width, height, lang });
  root.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:lang', lang);
  root.append(made('title', {}, title), made('desc', {}, words), made('style', {}, plainRules()));
  const defs = made('defs', {});
  root.append(defs, made('rect', { width, height, fill: lightColours().get('raised') ?? 'white' }));
  const shapes = mount(PictureShapes, { target: root, props: { picture } });
  flushSync();
  const symbols = [...root.querySelectorAll('use')].map((use) => (use.getAttribute('href') ?? '').slice(1));
  for (const symbol of new Set(symbols)) {
    const drawn = document.getElementById(symbol);
    if (drawn !== null) defs.append(drawn.cloneNode(true));
  }
  dropComments(root);
  const text = new XMLSerializer().serializeToString(root);
  void unmount(shapes);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

function made(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  if (text !== '') node.textContent = text;
  return node;
}

/** What Svelte leaves behind to find its places again. */
function dropComments(node: Node): void {
  for (const child of [...node.childNodes]) {
    if (child.nodeType === Node.COMMENT_NODE) child.remove();
    else dropComments(child);
  }
}

/** The first block of tokens is the light theme's. */
function lightColours(): ReadonlyMap<string, string> {
  const light = tokens.slice(0, tokens.indexOf('@media'));
  const pairs = light.matchAll(/--([\w-]+):\s*([^;]+);/g);
  return new Map([...pairs].map(([, name = '', value = '']) => [name, value]));
}

/** Fonts that are there everywhere. */
const FONTS = new Map([
  ['font-body', 'sans-serif'],
  ['font-display', 'serif'],
]);

function plainRules(): string {
  const values = new Map([...lightColours(), ...FONTS]);
  values.set('ground', values.get('raised') ?? 'white');
  const armies = armiesOf(MAX_ARMIES).map((army) => {
    const colour = values.get(`army-${army}`) ?? values.get('ink-2') ?? 'black';
    return `.a${army}{color:${colour}}`;
  });
  const emblems = [
    `.space-time .emblem-number,.emblem-number{font-family:serif;font-weight:700;text-anchor:middle;fill:${values.get('raised') ?? 'white'}}`,
    '.emblem-number.outside{fill:currentColor}',
  ];
  const plain = rules
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/var\(--([\w-]+)\)/g, (_, name: string) => values.get(name) ?? 'black');
  return [...armies, ...emblems, plain.trim()].join('\n');
}
