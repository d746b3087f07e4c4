interface BarsProps {
  /** What the table says, for those who cannot see it. */
  caption: string;
  /** Heads of the two columns. */
  label: string;
  value: string;
  bars: { label: string; value: number }[];
}

/** A bar chart that is a table: the length of a bar repeats the number beside it. */
export function Bars({ caption, label, value, bars }: BarsProps) {
  const longest = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <table className="bars" aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col" colSpan={2}>
            {value}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.label}</th>
            <td className="number">{bar.value}</td>
            <td aria-hidden="true">
              <div style={{ inlineSize: `${(100 * bar.value) / longest}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
