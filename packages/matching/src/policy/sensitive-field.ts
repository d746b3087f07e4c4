/**
 * Words that name characteristics which matching may not read (equality law in most places; they live in a
 * store of their own). Compared with the words of a field's name, so that `genderIdentity` is caught and
 * `agenda` is not.
 */
const SENSITIVE_WORDS: ReadonlySet<string> = new Set(
  `gender sex sexual sexuality orientation race racial ethnicity ethnic ethnical colour color nationality
  citizenship caste religion religious faith belief disability disabled disabilities health medical illness
  age birthdate birthday birthyear dob pregnancy pregnant maternity marital married parental caring union
  political politics party veteran genetic biometric criminal lgbt lgbtq transgender pronouns`.split(
    /\s+/,
  ),
);

export function isSensitiveField(name: string): boolean {
  const words = name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  const joined = words.join('');
  return (
    words.some((word) => SENSITIVE_WORDS.has(word)) || /birth(date|day)|dateofbirth/.test(joined)
  );
}
