/** A lesson speaks every one of its languages throughout, and never says nothing. */
import type { LessonFault } from './fault.ts';
import type { Lesson, Text } from './lesson.ts';

const LANGUAGES = ['en', 'zh'] as const;

export function textFaults(
  lesson: Lesson,
  sound: (path: string) => boolean,
  there: (path: string) => boolean,
): readonly LessonFault[] {
  const list = (path: 'before' | 'after') =>
    there(path) ? lesson[path].map((text, i): Located => [`${path}.${i}`, text]) : [];
  const cards = there('cards') ? lesson.cards.map((_, i) => i) : [];
  const texts: readonly Located[] = [
    ...(there('title') ? [['title', lesson.title] satisfies Located] : []),
    ...(there('idea') ? [['idea', lesson.idea] satisfies Located] : []),
    ...list('before'),
    ...list('after'),
    ...cards.flatMap((i): readonly Located[] => {
      const path = `cards.${i}.text`;
      const text = there(path) ? lesson.cards[i]?.text : undefined;
      return text === undefined ? [] : [[path, text]];
    }),
  ];
  const whole = texts.filter(([path]) => sound(path));
  const spoken = LANGUAGES.filter((language) => whole.some(([, text]) => text[language] !== undefined));
  return whole.flatMap(([path, text]) => faultsIn(path, text, spoken));
}

type Located = readonly [path: string, text: Text];

function faultsIn(path: string, text: Text, spoken: readonly (keyof Text)[]): readonly LessonFault[] {
  if (LANGUAGES.every((language) => text[language] === undefined)) return [{ path, code: 'no-language', params: {} }];
  return spoken.flatMap((language): readonly LessonFault[] => {
    const words = text[language];
    const at = `${path}.${language}`;
    if (words === undefined) return [{ path: at, code: 'language-missing', params: { language } }];
    return words.trim() === '' ? [{ path: at, code: 'empty-text', params: {} }] : [];
  });
}
