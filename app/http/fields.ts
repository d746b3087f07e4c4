import { z } from 'zod';

// The shapes of form fields: text arrives as text, and an empty field means 'nothing'.

// A line is one line, whatever was sent: a name with line ends would add paragraphs to a mail.
const oneLine = (value: string) => value.replace(/\p{Cc}+/gu, ' ').trim();

/** A line that must be filled in. */
export const line = (max = 200) => z.string().transform(oneLine).pipe(z.string().min(1).max(max));
/** A line that may stay empty. */
export const optionalLine = (max = 200) =>
  z.string().default('').transform(oneLine).pipe(z.string().max(max));
/** Several lines that must be filled in; line ends are normalised. */
export const text = (max = 10_000) =>
  z
    .string()
    .transform((value) => value.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1).max(max));
/** Several lines that may stay empty. */
export const optionalText = (max = 10_000) =>
  z
    .string()
    .default('')
    .transform((value) => value.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max));

/** Several lines exactly as typed, for a field that is saved while somebody types. */
export const typedText = (max = 10_000) =>
  z
    .string()
    .default('')
    .transform((value) => value.replaceAll('\r\n', '\n'))
    .pipe(z.string().max(max));

const emptyToUndefined = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

// A plain message would stand for every fault, also for a number that is too large.
const typedNumber = () =>
  z.coerce.number({
    error: ({ code, input }) =>
      code === 'invalid_type' && input !== undefined ? 'problems:number' : undefined,
  });
/** A number typed into a field. */
export const number = (min: number, max: number) =>
  z.preprocess(emptyToUndefined, typedNumber().min(min).max(max));
export const wholeNumber = (min: number, max: number) =>
  z.preprocess(emptyToUndefined, typedNumber().int('problems:wholeNumber').min(min).max(max));
/** Nothing, or what `schema` takes. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess(emptyToUndefined, schema.optional());
/** A calendar day, '2026-11-25'. */
export const day = () => z.preprocess(emptyToUndefined, z.iso.date());
export const email = () => z.string().trim().toLowerCase().max(254).pipe(z.email());
/** A box that is ticked or not. */
export const ticked = () =>
  z.preprocess((value) => value !== undefined && value !== '', z.boolean());
/** Boxes of one name: none gives [], one gives a list of one. */
export const several = <S extends z.ZodType>(item: S, max = 200) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).max(max),
  );
/** A list typed as 'English; French' or with commas or line ends between. */
export const list = (max = 30, longest = 80) =>
  z
    .string()
    .default('')
    .transform((value) => [
      ...new Set(
        value
          .split(/[;,\n]/)
          .map((part) => part.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(z.string().max(longest)).max(max));
/** An IANA time zone that this system knows, such as Europe/London. */
export const timeZone = () => z.string().trim().refine(isTimeZone, 'problems:timeZone');

export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false; // offsets are no zones
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
