// What the sentences about the calendar need of its events. The texts are a leaf and know no feature.
interface Facts {
  CalendarAdopted: { version: string; years: readonly { year: number }[] };
  CalendarYearLoaded: {
    year: number;
    documents: readonly { number: string; date: string | null }[];
    days: readonly unknown[];
    reason: string | null;
  };
}

export type CalendarSentences = { [Type in keyof Facts]: (data: Facts[Type]) => string };
