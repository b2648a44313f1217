// SPDX-License-Identifier: Apache-2.0
import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Deep blue-green: links, the primary act, where we stand. Shade 7 on white has a contrast of 7.9. */
const sea: MantineColorsTuple = [
  '#eef6f8',
  '#d9eaef',
  '#b3d5df',
  '#86bccb',
  '#5aa0b4',
  '#35849b',
  '#1f6d84',
  '#155a6f',
  '#0f4a5c',
  '#0b3a49',
];

/** Slate: text, lines and grounds. */
const slate: MantineColorsTuple = [
  '#f6f8f9',
  '#eceff2',
  '#dce2e7',
  '#c3ccd4',
  '#94a1ad',
  '#66747f',
  '#525f6a',
  '#3e4a55',
  '#2a353f',
  '#1a242d',
];

const amber: MantineColorsTuple = [
  '#fff8e8',
  '#fdecc8',
  '#f8d794',
  '#efbd5b',
  '#dfa02e',
  '#b97d14',
  '#98640c',
  '#7c500a',
  '#613e0a',
  '#4a300a',
];

const brick: MantineColorsTuple = [
  '#fdf1ef',
  '#fadfdb',
  '#f2bdb5',
  '#e7938a',
  '#d86a5f',
  '#c4493d',
  '#ad372c',
  '#922b22',
  '#76221b',
  '#5c1b16',
];

const moss: MantineColorsTuple = [
  '#eff7f1',
  '#dcefe1',
  '#b8dec3',
  '#8dc79e',
  '#60ab77',
  '#3f8f59',
  '#2f7848',
  '#26633b',
  '#1e4f30',
  '#173e26',
];

export const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: 7,
  colors: { sea, slate, amber, brick, moss, gray: slate },
  black: '#1a242d',
  fontFamily: "'Inter Variable', 'Noto Sans Arabic Variable', system-ui, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
  headings: { fontWeight: '650' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  cursorType: 'pointer',
  components: {
    // The lock of the page's scrolling would write a style element, which the desk's policy refuses.
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'md' } },
    Drawer: { defaultProps: { lockScroll: false } },
    // Longer ones are no numbers any more to the field, and would be lost in silence.
    NumberInput: { defaultProps: { maxLength: 12 } },
    Tooltip: { defaultProps: { withArrow: true, multiline: true, maw: 340, events: { hover: true, focus: true, touch: true } } },
  },
});
