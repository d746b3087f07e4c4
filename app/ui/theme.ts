import { createTheme, type MantineColorsTuple } from '@mantine/core';

// Aegean: a deep blue-green, dark enough that white text on shade 7 and it on white pass AA.
const aegean: MantineColorsTuple = [
  '#e9f5f6',
  '#d3e8ea',
  '#a6d1d6',
  '#75b8c0',
  '#4ea3ad',
  '#35959f',
  '#1f7f8a',
  '#0f6873',
  '#08545d',
  '#033f47',
];
// Clay: for what needs a look; never the only sign, always with words.
const clay: MantineColorsTuple = [
  '#fdf0ea',
  '#f8ddd1',
  '#efb8a0',
  '#e6916c',
  '#df7042',
  '#da5b28',
  '#c44a1a',
  '#a53b12',
  '#83300f',
  '#61220a',
];

export const theme = createTheme({
  primaryColor: 'aegean',
  primaryShade: { light: 7, dark: 7 },
  colors: { aegean, clay },
  black: '#16211f',
  fontFamily:
    'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: {
    fontFamily: 'ui-serif, "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif',
    fontWeight: '600',
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3, maxRows: 20 } },
    NativeSelect: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Button: { defaultProps: { size: 'md' } },
  },
});
