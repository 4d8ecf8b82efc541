/** The example records as texts, in Node and in the page's tests alike: those have no files to read. */

const files = import.meta.glob<string>('../../examples/*.jsonl', { query: '?raw', import: 'default', eager: true });

export function exampleText(name: string): string {
  const text = files[`../../examples/${name}.jsonl`];
  if (text === undefined) throw new Error(`There is no example ${name}.`);
  return text;
}
