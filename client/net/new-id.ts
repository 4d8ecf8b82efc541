/** An id that nobody else has. By getRandomValues: randomUUID is missing where a classroom's server speaks plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
