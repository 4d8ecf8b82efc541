/** Every browser test also watches that nothing leaves the origin and that the page and its policy are at peace. */
import { expect, test as base, type ConsoleMessage } from '@playwright/test';

export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const trouble: string[] = [];
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(`${baseURL}/`) && !url.startsWith(`blob:${baseURL}/`))
          trouble.push(`left the origin: ${url}`);
      });
      page.on('console', (message) => {
        if (message.type() !== 'error' && message.type() !== 'warning') return;
        if (isLateLine(message)) return;
        trouble.push(`console: ${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => trouble.push(`page error: ${error.message}`));
      await use(undefined);
      expect(trouble).toEqual([]);
    },
    { auto: true },
  ],
});

/** A line that the server has just closed may still have a request on its way, which Engine.IO answers with 400. */
function isLateLine(message: ConsoleMessage): boolean {
  return message.text().includes('status of 400') && message.location().url.includes('/socket.io/?');
}

export { expect };
