/** Hands a text to the reader as a file, without any server. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([`${text}\n`], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  // A record names itself, and may do so with anything; a file name is not the place for it.
  link.download = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_').slice(-80);
  link.click();
  URL.revokeObjectURL(url);
}
