import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

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

// Night at sea: the dark scheme's greys lean to the blue-green of the primary colour.
const dark: MantineColorsTuple = [
  '#d5dedd',
  '#bccac8',
  '#a3b3b0',
  '#7d8f8c',
  '#4a5a58',
  '#394846',
  '#2a3736',
  '#1d2827',
  '#151e1d',
  '#0f1716',
];

export const theme = createTheme({
  primaryColor: 'aegean',
  primaryShade: { light: 7, dark: 7 },
  colors: { aegean, clay, dark },
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
    Anchor: { defaultProps: { underline: 'always' } },
    Alert: { styles: { message: { color: 'inherit', fontSize: 'var(--mantine-font-size-md)' } } },
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginBottom: 6 } } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3, maxRows: 20 } },
    NativeSelect: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    RadioGroup: { defaultProps: { size: 'md' } },
    CheckboxGroup: { defaultProps: { size: 'md' } },
    Button: { defaultProps: { size: 'md' } },
  },
});

// The library's dimmed text and field borders are too faint to read for many; axe agrees on the first.
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#52605d',
    '--mantine-color-placeholder': '#5c6b68',
    '--mantine-color-error': '#a53b12',
    '--mantine-color-default-border': '#b9c6c4',
  },
  dark: {
    '--mantine-color-dimmed': '#a3b3b0',
    '--mantine-color-placeholder': '#8fa09d',
    '--mantine-color-error': '#efb8a0',
    '--mantine-color-anchor': '#75b8c0',
    '--mantine-color-default-border': '#4a5a58',
  },
});
