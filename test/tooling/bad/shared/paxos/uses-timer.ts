export function later(): void {
  setTimeout(() => console.log('late'), 1);
}
