// A new day shown before it is set: what it becomes by the calendar, and who will be told when.
import { printDay } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import type { DeadlinePreview } from '../../../libs/task/task.views.js';
import { print, printTable } from '../terminal/output.js';

const local = (at: string): string => `${at.slice(11, 16)} ${printDay(at.slice(0, 10))}`;

export function printPreview(preview: DeadlinePreview, words: Texts): void {
  const { preview: say, columns } = words.cli;
  const { nominalDue, effectiveDue, previousDue } = preview;
  print(`${preview.task}  ${preview.code ? `${preview.code}. ` : ''}${preview.title}`);
  print(say.day(nominalDue ? printDay(nominalDue) : '', effectiveDue ? printDay(effectiveDue) : '', previousDue && printDay(previousDue)));
  print(say.calendar(preview.calendar, preview.provisional));
  for (const part of preview.parts) {
    print(`- ${part.name}: ${say.atOnce} ${words.standings[part.standing]}`);
    if (part.steps.length === 0) print(`  ${say.nobody}`);
    else
      printTable(
        [columns.recorded, columns.step, columns.what, columns.who],
        part.steps.map(({ at, step, kind, to }) => [
          local(at),
          String(step),
          words.kindLabel(kind),
          to.map(({ role, name }) => `${words.roleName(role)} (${name})`).join('; '),
        ]),
        [18, 4, 30, 120],
      );
  }
  print();
}
