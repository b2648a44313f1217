// SPDX-License-Identifier: Apache-2.0
/** `import 'virtual:theme.css'`: the variables of our theme as a file, because the page may not write a style element. */
import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import type { Plugin } from 'vite';
import { theme } from '../style/theme.ts';

const ID = 'virtual:theme.css';

export function themeVariables(): Plugin {
  return {
    name: 'rogatory:theme-variables',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) =>
      id === `\0${ID}` ? convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme)), ':root') : undefined,
  };
}
