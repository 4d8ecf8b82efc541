/** Nothing beyond the defaults; its presence tells the linter and svelte-check where Svelte begins. */
export default {};
