/** Words that tell something about a goal's sentence, each a pattern over lower-case text. */
export interface SmartWords {
  /** Says a direction and no destination. */
  vague: RegExp;
  /** Something that others could see happen. */
  deed: RegExp;
  /** A number in words. */
  number: RegExp;
  /** A time that never comes. */
  someday: RegExp;
  /** A day, a month or another named time. */
  named: RegExp;
}

/** By language; in a language without words there are no hints beyond those that stand there. */
export const smartWords: Record<string, SmartWords> = {
  en: {
    vague:
      /\b(better|best|improv\w+|enhanc\w+|grow\w*|develop\w*|strengthen\w*|stronger|more|less|good|great|nice|confident|understand\w*|successful\w*|effective\w*|efficient\w*|work on|try to|learn about|get into|deal with)\b/,
    deed: /\b(ask|bring|build|call|chair|close|complete|cook|deliver|design|draw|earn|end|explain|file|find|finish|fix|give|hand|hold|hire|interview|introduce|launch|lead|mend|meet|move|open|organi[sz]e|pass|perform|pitch|plan|present|publish|read|record|rehearse|return|run|say|sell|send|ship|show|sign|speak|submit|swim|take|talk|teach|tell|train|translate|use|visit|win|write)(s|es|ing)?\b/,
    number:
      /\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|hundred|half|twice|first|second|third|every|each|weekly|monthly|daily)\b/,
    someday:
      /\b(soon|some ?day|one day|eventually|in (the )?future|asap|as soon as|sometime|later)\b/,
    named:
      /\b(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|week|weeks|month|months|quarter|year)\b/,
  },
};
