import type { AssignmentResult, PairExplanation, Scorer } from '@ithaca/matching';
import type { Removals } from '@ithaca/matching/company';
import type { Entrant } from './people-csv.ts';
import { criterionInEnglish, ruleInEnglish, unmatchedInEnglish } from './reasons-in-english.ts';
import { certificateInWords } from './summary.ts';

export interface Matched {
  readonly scorer: Scorer;
  readonly removed: Removals;
  readonly result: AssignmentResult;
  readonly mentees: readonly Entrant[];
  readonly mentors: readonly Entrant[];
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; }
dl.sums { display: flex; flex-wrap: wrap; gap: 0.5rem 2.5rem; }
dl.sums dt { opacity: 0.75; } dl.sums dd { margin: 0; font-size: 1.4rem; }
article { border-top: 1px solid #8886; padding: 0.75rem 0; break-inside: avoid; }
h3 { font-size: 1rem; margin: 0; display: flex; justify-content: space-between; gap: 1rem; }
ul { margin: 0.25rem 0 0; padding: 0; list-style: none; }
li { display: grid; grid-template-columns: 4rem 1fr; gap: 0.75rem; align-items: center; }
meter { width: 4rem; } .quiet { opacity: 0.75; font-size: 0.9rem; margin: 0.25rem 0 0; }
`;

/** A page that stands alone (no script, nothing loaded) and says why for every pair and everybody without one. */
export function matchReport(matched: Matched): string {
  const { result } = matched;
  const sums = [
    ['Pairs', figure(result.matched)],
    ['Unmatched', figure(result.unmatched.length)],
    ['Total fit', figure(result.totalFit)],
    ['Worst fit', result.worstFit === null ? '–' : figure(result.worstFit)],
  ].map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Why these pairs</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Why these pairs</h1>
<dl class="sums">${sums.join('')}</dl>
<p>${escaped(sentence(certificateInWords(result)))}</p>
<p class="quiet">A fit is 0 to 10,000: the weighted mean of what is listed under a pair.</p>
<h2>Pairs</h2>
${result.pairs.map((pair) => pairSection(matched, pair)).join('\n') || '<p>No pairs.</p>'}
<h2>Unmatched</h2>
${unmatchedSection(matched)}
</body>
</html>
`;
}

function pairSection(
  { scorer, mentees, mentors }: Matched,
  pair: readonly [string, string, number],
) {
  const i = scorer.indexOf('left', pair[0]);
  const j = scorer.indexOf('right', pair[1]);
  const explanation = scorer.explain(i, j);
  const names = `${nameOf(mentees[i])} with ${nameOf(mentors[j])}`;
  return `<article>
<h3><span>${names}</span><span>${figure(pair[2])}</span></h3>
<ul>${criteriaItems(explanation)}</ul>
<p class="quiet">${rulesLine(explanation)}</p>
</article>`;
}

function criteriaItems({ criteria }: PairExplanation): string {
  return criteria
    .flatMap((score) => {
      if (score.points === null) return [];
      const percent = Math.round(score.points * 100);
      const meter = `<meter max="100" value="${percent}" title="${percent} %">${percent} %</meter>`;
      const text = `${criterionInEnglish(score)} (${percent} %, weight ${score.weight})`;
      return [`<li>${meter}<span>${escaped(text)}</span></li>`];
    })
    .join('');
}

function rulesLine({ rules }: PairExplanation): string {
  return rules.length === 0
    ? 'The policy has no rules.'
    : `Rules kept: ${escaped(rules.map(ruleInEnglish).join(', '))}.`;
}

function unmatchedSection({ scorer, result, mentees, removed }: Matched): string {
  if (result.unmatched.length === 0) return '<p>Everybody has a partner.</p>';
  return result.unmatched
    .map(({ id, why }) => {
      const i = scorer.indexOf('left', id);
      const reason = escaped(sentence(unmatchedInEnglish(why, removed(i))));
      return `<article><h3>${nameOf(mentees[i])}</h3><p class="quiet">${reason}</p></article>`;
    })
    .join('\n');
}

function nameOf(entrant: Entrant | undefined): string {
  if (entrant === undefined) return '';
  const { name, person } = entrant;
  return escaped(name === person.id ? name : `${name} (${person.id})`);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function figure(value: number): string {
  return value.toLocaleString('en');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
