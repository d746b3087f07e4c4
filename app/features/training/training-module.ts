import { z } from 'zod';

/** One for each side of a program, named like it, and one for those who run programs. */
export const moduleKeys = ['mentor', 'mentee', 'peer', 'manager'] as const;
export type ModuleKey = (typeof moduleKeys)[number];

const answer = z.strictObject({
  text: z.string().min(1),
  right: z.boolean().default(false),
  /** Said to whoever chose it, right or not. */
  feedback: z.string().min(1),
});

/** A module as its file says it. */
export const trainingModule = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1).max(200),
  minutes: z.int().min(5).max(10),
  /** Markdown. */
  parts: z.array(z.strictObject({ title: z.string().min(1), text: z.string().min(1) })).min(1),
  questions: z
    .array(
      z.strictObject({
        question: z.string().min(1),
        answers: z
          .array(answer)
          .min(2)
          .refine((answers) => answers.filter(({ right }) => right).length === 1),
      }),
    )
    .min(1),
});
export type TrainingModule = z.output<typeof trainingModule>;

/** The chosen answer of each question, by its place; null where nothing was chosen. */
export type Choices = (number | null)[];

/** What somebody hears about each of their answers. */
export function markAnswers({ questions }: TrainingModule, choices: Choices) {
  return questions.map(({ answers }, index) => {
    const chosen = answers[choices[index] ?? -1];
    return chosen ? { isRight: chosen.right, feedback: chosen.feedback } : null;
  });
}

export function isPassed(module: TrainingModule, choices: Choices): boolean {
  return markAnswers(module, choices).every((mark) => mark?.isRight);
}

/** Reads the choices in an address: `a0=1&a1=0`. */
export function choicesIn(search: URLSearchParams, { questions }: TrainingModule): Choices {
  return questions.map(({ answers }, index) => {
    const said = search.get(`a${index}`) ?? '';
    return /^\d$/.test(said) && answers[Number(said)] ? Number(said) : null;
  });
}

/** The same for an address. */
export function choicesQuery(choices: Choices): string {
  return choices
    .flatMap((choice, index) => (choice === null ? [] : `a${index}=${choice}`))
    .join('&');
}

/** The form's fields `a0`, `a1`, … */
export const answerFields = z
  .record(z.string(), z.unknown())
  .transform(
    (fields) =>
      new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]): [string, string][] =>
          typeof value === 'string' ? [[name, value]] : [],
        ),
      ),
  );
