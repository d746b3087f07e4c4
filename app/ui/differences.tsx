import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { diffWords } from './word-diff.ts';

/** Two versions of a text as one: what went is struck through, what came is underlined. */
export function Differences({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  let position = 0;
  return (
    <Text component="div" className="prose">
      {diffWords(before, after).map((passage) => {
        const key = `${passage.kind}-${position}`;
        position += passage.text.length;
        if (passage.kind === 'same') return <span key={key}>{passage.text}</span>;
        const Mark = passage.kind === 'added' ? 'ins' : 'del';
        return (
          <Mark key={key} className="difference">
            <span className="unseen">{t(`difference.${passage.kind}`)} </span>
            {passage.text}
          </Mark>
        );
      })}
    </Text>
  );
}
