/** A reading that is taken again four times a second, for as long as the component that made it is on the page. */
export class Ticking {
  now = $state(0);

  constructor(read: () => number) {
    this.now = read();
    $effect(() => {
      const timer = setInterval(() => {
        this.now = read();
      }, 250);
      return () => {
        clearInterval(timer);
      };
    });
  }
}
