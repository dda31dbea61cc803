import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/api/contract.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      // TypeScript tells of names it does not know.
      'no-undef': 'off',
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage', 'indexedDB'],
      'svelte/no-at-html-tags': 'error',
      // Small maps and sets that are made and thrown away in one call need no reactivity.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  { files: ['vite.config.ts'], languageOptions: { globals: { ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
);
