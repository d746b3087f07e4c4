/** From when to when somebody is busy, in milliseconds since 1970: nothing else of a calendar is kept. */
export interface BusyReading {
  spans: { from: number; to: number }[];
  /** Events that could not be understood. */
  leftOut: number;
}

export interface CalendarQuestion {
  text: string;
  /** For days and times that name no zone. */
  timeZone: string;
  from: Date;
  until: Date;
}

/** Reads a stranger's calendar file, away from everything else: a hostile one may never end. */
export interface CalendarReader {
  /** null: it is no calendar, or takes longer than a calendar may. */
  read(question: CalendarQuestion): Promise<BusyReading | null>;
}
