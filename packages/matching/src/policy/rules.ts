import { measured } from './measured.ts';
import type { PairFacts, People } from './pair-facts.ts';
import type { FieldValue, Person } from './person.ts';
import type { Rule } from './policy.ts';
import type { Reason } from './reason.ts';
import { normalized, tokenSets } from './token-sets.ts';

/**
 * A rule ready to be asked about pairs of indices.
 *
 * What cannot be checked is not allowed: a rule that needs something that one of the two did not give is
 * broken, and its reason has `missing: 'left' | 'right' | 'both'`. (Rules about a relation that may well
 * not exist, such as a manager or a block, are kept when there is none.)
 */
export interface CompiledRule {
  readonly rule: Rule['rule'];
  isKept(left: number, right: number): boolean;
  reason(left: number, right: number): Reason<Rule['rule']>;
}

export function compileRule(rule: Rule, facts: PairFacts): CompiledRule {
  const { left, right } = facts.people;
  switch (rule.rule) {
    case 'not_in_line_of_report':
      return lineOfReport(facts);
    case 'not_already_paired':
      return relation('not_already_paired', facts, (person) => person.pairedWith);
    case 'not_blocked':
      return relation('not_blocked', facts, (person) => person.blocked);
    case 'shared_language': {
      const { languages } = facts;
      return {
        rule: rule.rule,
        isKept: (i, j) => languages.sharedCount(i, j) > 0,
        reason: (i, j) => ({
          code: rule.rule,
          values: {
            shared: languages.shared(i, j),
            ...missing(languages.leftSize[i] === 0, languages.rightSize[j] === 0),
          },
        }),
      };
    }
    case 'overlap_at_least':
      return {
        rule: rule.rule,
        isKept: (i, j) => facts.overlap(i, j) >= rule.minutesPerWeek,
        reason: (i, j) => ({
          code: rule.rule,
          values: {
            needed: rule.minutesPerWeek,
            ...known('minutes', facts.overlap(i, j)),
            ...missing(left[i]!.timeZone === undefined, right[j]!.timeZone === undefined),
          },
        }),
      };
    case 'stage_gap': {
      const min = rule.min ?? Number.NEGATIVE_INFINITY;
      const max = rule.max ?? Number.POSITIVE_INFINITY;
      return {
        rule: rule.rule,
        isKept: (i, j) => facts.stageGap(i, j) >= min && facts.stageGap(i, j) <= max,
        reason: (i, j) => ({
          code: rule.rule,
          values: {
            ...known('gap', facts.stageGap(i, j)),
            ...(rule.min !== undefined && { min: rule.min }),
            ...(rule.max !== undefined && { max: rule.max }),
            ...missing(left[i]!.careerStage === undefined, right[j]!.careerStage === undefined),
          },
        }),
      };
    }
    case 'department':
      return comparison(rule.rule, rule.must, facts, (person) => person.department);
    case 'site':
      return comparison(rule.rule, rule.must, facts, (person) => person.site);
    case 'field':
      if (rule.must === 'near') return fieldNearness(rule.field, rule.within, facts);
      return rule.must === 'overlap'
        ? fieldOverlap(rule.field, facts)
        : comparison(
            rule.rule,
            rule.must,
            facts,
            (person) => person.fields?.[rule.field],
            rule.field,
          );
  }
}

/** `personId` of both; the same person on both sides is never a pair, whatever the policy. */
export function isSamePerson(left: Person, right: Person): boolean {
  return (left.personId ?? left.id) === (right.personId ?? right.id);
}

/** Reads whom a person is below: managers at any depth, by their `personId`. */
export function linesOfReport({ left, right, managers }: People): (person: Person) => Set<string> {
  const managerOf = new Map(managers);
  for (const person of [...left, ...right]) {
    if (person.managerId !== undefined) {
      managerOf.set(person.personId ?? person.id, person.managerId);
    }
  }
  return (person) => {
    const chain = new Set<string>();
    let manager = managerOf.get(person.personId ?? person.id);
    // A circle in the data ends the walk.
    while (manager !== undefined && !chain.has(manager)) {
      chain.add(manager);
      manager = managerOf.get(manager);
    }
    return chain;
  };
}

function lineOfReport(facts: PairFacts): CompiledRule {
  const rule = 'not_in_line_of_report';
  const { left, right } = facts.people;
  const above = linesOfReport(facts.people);
  const leftChain = left.map(above);
  const rightChain = right.map(above);
  const idOf = (person: Person) => person.personId ?? person.id;
  return {
    rule,
    isKept: (i, j) => !leftChain[i]!.has(idOf(right[j]!)) && !rightChain[j]!.has(idOf(left[i]!)),
    reason: (i, j) => {
      const reports = leftChain[i]!.has(idOf(right[j]!)) ? 'left' : 'right';
      const isBroken = reports === 'left' || rightChain[j]!.has(idOf(left[i]!));
      return { code: rule, values: { ...(isBroken && { reports }) } };
    },
  };
}

/** Kept where neither names the other. */
function relation(
  rule: 'not_already_paired' | 'not_blocked',
  facts: PairFacts,
  namesOf: (person: Person) => readonly string[] | undefined,
): CompiledRule {
  const { left, right } = facts.people;
  const named = (person: Person) => new Set(namesOf(person));
  const byLeft = left.map(named);
  const byRight = right.map(named);
  const idOf = (person: Person) => person.personId ?? person.id;
  return {
    rule,
    isKept: (i, j) => !byLeft[i]!.has(idOf(right[j]!)) && !byRight[j]!.has(idOf(left[i]!)),
    // Who blocked whom is told to nobody.
    reason: () => ({ code: rule, values: {} }),
  };
}

function comparison(
  rule: 'department' | 'site' | 'field',
  must: 'match' | 'differ',
  facts: PairFacts,
  read: (person: Person) => FieldValue | undefined,
  field?: string,
): CompiledRule {
  const textOf = (person: Person) => {
    const value = read(person);
    const text = value === undefined ? '' : normalized(String(value));
    return text === '' ? undefined : text;
  };
  const byLeft = facts.people.left.map(textOf);
  const byRight = facts.people.right.map(textOf);
  return {
    rule,
    isKept: (i, j) => {
      const a = byLeft[i];
      const b = byRight[j];
      if (a === undefined || b === undefined) return false;
      return (a === b) === (must === 'match');
    },
    reason: (i, j) => ({
      code: rule,
      values: {
        must,
        ...(field !== undefined && { field }),
        ...missing(byLeft[i] === undefined, byRight[j] === undefined),
      },
    }),
  };
}

function fieldOverlap(field: string, facts: PairFacts): CompiledRule {
  const listOf = (person: Person) => {
    const value = person.fields?.[field];
    if (value === undefined) return undefined;
    return typeof value === 'object' ? value : [String(value)];
  };
  const sets = tokenSets(facts.people.left.map(listOf), facts.people.right.map(listOf));
  return {
    rule: 'field',
    isKept: (i, j) => sets.sharedCount(i, j) > 0,
    reason: (i, j) => ({
      code: 'field',
      values: {
        field,
        must: 'overlap',
        shared: sets.shared(i, j),
        ...missing(sets.leftSize[i] === 0, sets.rightSize[j] === 0),
      },
    }),
  };
}

function fieldNearness(field: string, within: number, facts: PairFacts): CompiledRule {
  const measureOf = ({ fields }: Person) => measured(fields?.[field]);
  const byLeft = facts.people.left.map(measureOf);
  const byRight = facts.people.right.map(measureOf);
  const apart = (i: number, j: number) => Math.abs(byLeft[i]! - byRight[j]!);
  return {
    rule: 'field',
    // Of somebody who did not say it is not a number, and so never within.
    isKept: (i, j) => apart(i, j) <= within,
    reason: (i, j) => ({
      code: 'field',
      values: {
        field,
        must: 'near',
        within,
        ...known('apart', apart(i, j)),
        ...missing(Number.isNaN(byLeft[i]), Number.isNaN(byRight[j])),
      },
    }),
  };
}

function missing(left: boolean, right: boolean): { readonly missing?: 'left' | 'right' | 'both' } {
  if (left && right) return { missing: 'both' };
  if (left) return { missing: 'left' };
  return right ? { missing: 'right' } : {};
}

function known(name: string, value: number): Readonly<Record<string, number>> {
  return Number.isNaN(value) ? {} : { [name]: value };
}
