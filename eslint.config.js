import { builtinModules } from 'node:module';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './client/svelte.config.js';

/** Whatever depends on the moment, the machine or the page. The core gets time and chance as arguments. */
const IMPURE = [
  ...['Date', 'performance', 'Intl', 'crypto', 'console', 'fetch', 'WebSocket', 'XMLHttpRequest'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'],
  ...['queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback'],
  ...['process', 'Buffer', 'require', 'module', '__dirname', '__filename', 'global'],
  ...['globalThis', 'window', 'self', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage'],
].map((name) => ({ name, message: 'The core is pure: take it as an argument.' }));

const IMPURE_PROPERTIES = [
  { object: 'Math', property: 'random', message: 'The core is pure: take the random source as an argument.' },
  { property: 'localeCompare', message: "Its order depends on the machine's language: compare with < and >." },
  { property: 'toLocaleString', message: "Its text depends on the machine's language." },
];

const TESTS = { regex: '(^|/)test/', message: 'Nothing imports test/.' };
const NODE = {
  regex: `^(node:.*|${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/|$)`,
  message: 'Not here: this code also runs in a browser.',
};

/**
 * Dependencies point one way: paxos <- game <- judge, explore, diagram, replay, room <- lessons <- class <- wire <- server, client. A layer names what it must not see.
 * @param {...string} folders
 */
const never = (...folders) => ({
  regex: `^\\.\\.?/(.*/)?(${folders.join('|')})/`,
  message:
    'Against the direction: paxos <- game <- judge, explore, diagram, replay, room <- lessons <- class <- wire <- server, client.',
});

/**
 * @param {...{ regex: string, message: string }} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const fence = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [TESTS, ...patterns] }] });

const OUTSIDE = ['server', 'client', 'tools', 'bench'];

export default defineConfig(
  {
    // What is in public/ goes to the browser as it is: plain scripts that no build and no type check sees.
    ignores: [
      'client/public/',
      'dist/',
      'client/i18n/generated/',
      'test/tooling/bad/',
      'test-results/',
      'playwright-report/',
      'coverage/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      'prefer-const': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    // Props are taken with let in Svelte, though they are never assigned.
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  { files: ['client/**', 'test/client/**'], languageOptions: { globals: globals.browser } },
  {
    files: ['server/**', 'tools/**', 'bench/**', 'examples/**', '*.ts', '*.js', 'test/**'],
    languageOptions: { globals: globals.node },
  },
  // tsc reads the types in their comments; the linter does not.
  { files: ['**/*.mjs'], ...ts.configs.disableTypeChecked },

  // The fences. test/tooling proves that each of them bites.
  {
    files: ['shared/**'],
    rules: {
      'no-restricted-globals': ['error', ...IMPURE],
      'no-restricted-properties': ['error', ...IMPURE_PROPERTIES],
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression', message: 'An import that waits slips past the fences below.' },
      ],
    },
  },
  {
    files: ['shared/paxos/**'],
    rules: fence(
      NODE,
      never('game', 'explore', 'judge', 'lessons', 'diagram', 'replay', 'room', 'class', 'wire', ...OUTSIDE),
    ),
  },
  {
    files: ['shared/game/**'],
    rules: fence(NODE, never('explore', 'judge', 'lessons', 'diagram', 'replay', 'room', 'class', 'wire', ...OUTSIDE)),
  },
  {
    files: ['shared/room/**'],
    rules: fence(NODE, never('explore', 'judge', 'lessons', 'diagram', 'replay', 'class', 'wire', ...OUTSIDE)),
  },
  {
    files: ['shared/class/**'],
    rules: fence(NODE, never('explore', 'judge', 'diagram', 'replay', 'wire', ...OUTSIDE)),
  },
  {
    files: ['shared/explore/**'],
    rules: fence(NODE, never('judge', 'lessons', 'diagram', 'replay', 'room', 'class', 'wire', ...OUTSIDE)),
  },
  {
    files: ['shared/judge/**'],
    rules: fence(NODE, never('lessons', 'diagram', 'replay', 'room', 'class', 'wire', ...OUTSIDE)),
  },
  {
    files: ['shared/lessons/**'],
    rules: fence(NODE, never('explore', 'diagram', 'replay', 'class', 'wire', ...OUTSIDE)),
  },
  {
    files: ['shared/diagram/**'],
    rules: fence(NODE, never('explore', 'judge', 'lessons', 'replay', 'room', 'class', 'wire', ...OUTSIDE)),
  },
  {
    files: ['shared/replay/**'],
    rules: fence(NODE, never('explore', 'lessons', 'room', 'class', 'wire', ...OUTSIDE)),
  },
  { files: ['shared/wire/**'], rules: fence(NODE, never('explore', 'diagram', 'replay', ...OUTSIDE)) },
  { files: ['server/**'], rules: fence(never('client', 'tools', 'bench')) },
  { files: ['client/**'], rules: fence(NODE, never('server', 'tools', 'bench')) },
  { files: ['tools/**', 'bench/**'], rules: fence() },
);
