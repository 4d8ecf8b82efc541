/** Which address shows which page. Pages other than the first come as files of their own, when they are asked for. */
import { tick } from 'svelte';
import { createRouter } from 'sv-router';
import HomePage from './home/HomePage.svelte';
import NotFoundPage from './home/NotFoundPage.svelte';

/** The path of the page that is shown. */
let shown: string | null = null;

const router = createRouter({
  '/': HomePage,
  '/judge': () => import('./judge/JudgePage.svelte'),
  '/lessons': () => import('./lessons/LadderPage.svelte'),
  '/lessons/:id': () => import('./lessons/LessonPage.svelte'),
  '/lessons/edit': () => import('./lessons/edit/OwnLessonsPage.svelte'),
  '/lessons/edit/:id': () => import('./lessons/edit/EditPage.svelte'),
  '/glossary': () => import('./lessons/GlossaryPage.svelte'),
  '/replay': () => import('./library/LibraryPage.svelte'),
  '/replay/shared': () => import('./replay/share/SharedPage.svelte'),
  '/replay/:id': () => import('./replay/ReplayPage.svelte'),
  '/replay/:id/retry': () => import('./replay/retry/RetryPage.svelte'),
  '/retry': () => import('./replay/retry/PractisePage.svelte'),
  '/room/:code': () => import('./room/RoomPage.svelte'),
  '/desk': () => import('./desk/DesksPage.svelte'),
  '/desk/:code': () => import('./desk/DeskPage.svelte'),
  '/desk/:code/wall': () => import('./desk/wall/WallPage.svelte'),
  '/class/:code': () => import('./class/ClassPage.svelte'),
  '/class/:code/assignment/:number': () => import('./class/AssignmentPage.svelte'),
  '*': NotFoundPage,
  hooks: {
    /** Who uses a keyboard or a screen reader goes on at the new page, not where the link was. */
    afterLoad: async ({ pathname }) => {
      const before = shown;
      shown = pathname;
      if (before === null || before === pathname) return;
      await tick();
      // A part that the address names has it already.
      if (document.getElementById(location.hash.slice(1))?.matches(':focus') === true) return;
      document.getElementById('content')?.focus({ preventScroll: true });
    },
  },
});

export const { route } = router;

export function goHome(): Promise<unknown> {
  return router.navigate('/');
}

export function goToRoom(code: string): Promise<unknown> {
  return router.navigate('/room/:code', { params: { code } });
}

export function goToDesk(code: string): Promise<unknown> {
  return router.navigate('/desk/:code', { params: { code } });
}

/** The same page, which shows something else; where it is scrolled to and what has the focus stay. */
export function showAtDesk(code: string, search: Readonly<Record<string, string>>, replace: boolean): Promise<unknown> {
  return router.navigate('/desk/:code', { params: { code }, search, replace, scrollToTop: false });
}

/** The same room, led through its last game or not. */
export function showInRoom(code: string, search: { readonly debrief?: string }, replace = false): Promise<unknown> {
  return router.navigate('/room/:code', { params: { code }, search, replace, scrollToTop: false });
}

export function goToOwnLesson(key: string): Promise<unknown> {
  return router.navigate('/lessons/edit/:id', { params: { id: key } });
}

export function goBack(): Promise<unknown> {
  return router.navigate(-1);
}

/** What stands in the address behind its ?, letter by letter: the router's own reading makes numbers of codes. */
export function searchOf(name: string): string | null {
  void route.search;
  return new URLSearchParams(location.search).get(name);
}

/** At an event, or at the beginning. */
export function goToReplay(id: string, seq = 0): Promise<unknown> {
  return router.navigate('/replay/:id', { params: { id }, ...(seq > 0 && { search: { at: seq } }) });
}

export function goToClass(code: string): Promise<unknown> {
  return router.navigate('/class/:code', { params: { code } });
}

/** The router takes every click on a link; one that asks for a new tab or window is the browser's. */
addEventListener(
  'click',
  (event) => {
    const asked = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (asked && event.target instanceof Element && event.target.closest('a')) event.stopPropagation();
  },
  { capture: true },
);
