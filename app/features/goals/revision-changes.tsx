import './goals.css';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../ui/dates.tsx';
import { Differences } from '../../ui/differences.tsx';
import { levels } from './attainment.ts';
import { type RevisedText, revisedFields } from './revision.ts';

interface Change {
  label: string;
  before: string;
  after: string;
}

/** What a revision changed, field by field, the words that went and those that came. */
export function RevisionChanges({ before, after }: { before: RevisedText; after: RevisedText }) {
  const { t } = useTranslation('goals');
  const changes = revisedFields(before, after).flatMap((field): Change[] => {
    const label = t(`history.field.${field}`);
    switch (field) {
      case 'dueOn':
        return [{ label, before: formatDay(before.dueOn), after: formatDay(after.dueOn) }];
      case 'type':
        return [{ label, before: t(`type.${before.type}`), after: t(`type.${after.type}`) }];
      case 'state':
        return [{ label, before: t(`state.${before.state}`), after: t(`state.${after.state}`) }];
      case 'scale':
        return levels.flatMap((level, index) => {
          const change = { before: before.scale?.[index] ?? '', after: after.scale?.[index] ?? '' };
          const mark = `${t(`levelMark.${level}`)} · ${t(`level.${level}`)}`;
          return change.before === change.after ? [] : [{ label: mark, ...change }];
        });
      default:
        return [{ label, before: before[field], after: after[field] }];
    }
  });
  return (
    <dl className="changes">
      {changes.map((change) => (
        <div key={change.label}>
          <dt>{change.label}</dt>
          <dd>
            <Differences before={change.before} after={change.after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
