import { expect, test } from 'vitest';
import { missingOf, parseRoster } from '../../client/desk/roster.ts';

test('names are one a line, without the blanks around and within them', () => {
  expect(parseRoster('Ann\r\n  Bob   Lee \n王伟\n')).toEqual({
    names: ['Ann', 'Bob Lee', '王伟'],
    remarks: [],
    columns: [],
    column: null,
  });
});

test('a blank line, a name that is there already and one that is too long are told by line, and left out', () => {
  const { names, remarks } = parseRoster(`Ann\n\nbob\nＡＮＮ\n${'x'.repeat(25)}`);
  expect(names).toEqual(['Ann', 'bob']);
  expect(remarks.map(({ line, what, first }) => [line, what, first])).toEqual([
    [2, 'blank', 2],
    [4, 'duplicate', 1],
    [5, 'too-long', 5],
  ]);
});

test('a name is as long as the letters that are seen', () => {
  expect(parseRoster('😀'.repeat(24)).names).toHaveLength(1);
});

test('what has neither letters nor digits is nobody’s name; what shows nothing is not part of one', () => {
  const { names, remarks } = parseRoster('---\nAnn\u200B\nAnn');
  expect(names).toEqual(['Ann']);
  expect(remarks.map(({ line, what, name }) => [line, what, name])).toEqual([
    [1, 'unreadable', '---'],
    [3, 'duplicate', 'Ann'],
  ]);
});

test('nothing pasted is nothing to remark on', () => {
  expect(parseRoster('\n \n')).toMatchObject({ names: [], remarks: [] });
});

test.each([
  ['id,Name\n1,Ann\n2,"Lee, Bob"', ['Ann', 'Lee, Bob']],
  ['\uFEFF姓名;班级\n王伟;3\n李娜;3', ['王伟', '李娜']],
  ['Student\tMail\nAnn\ta@x.y', ['Ann']],
])('the column that calls itself a name has the names: %j', (text, names) => {
  expect(parseRoster(text).names).toEqual(names);
});

test('lines of a table are counted with its heading', () => {
  expect(parseRoster('Name,Mail\nAnn,a\n,b\nAnn,c').remarks.map(({ line, what }) => [line, what])).toEqual([
    [3, 'blank'],
    [4, 'duplicate'],
  ]);
});

test('without a heading whole lines are names, until a column is chosen', () => {
  const text = 'Ann,7a\nBob,7b';
  expect(parseRoster(text)).toMatchObject({ names: ['Ann,7a', 'Bob,7b'], columns: ['Ann', '7a'], column: null });
  expect(parseRoster(text, 0).names).toEqual(['Ann', 'Bob']);
});

test('whoever is here under a name that looks the same has come; a name that is forgotten is nobody’s', () => {
  expect(missingOf(['Ann', 'Bob', 'Cem'], ['ANN', null, 'Dua'])).toEqual(['Bob', 'Cem']);
});
