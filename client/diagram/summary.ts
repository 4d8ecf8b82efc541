/** The picture in two sentences, for those who hear it. */
import type { SpaceTime } from '../../shared/diagram/space-time.ts';
import { m } from '../i18n/generated/messages.js';

export function summaryWords({ posted, flights, chosen }: SpaceTime): string {
  const values = [...new Set(chosen.map(({ value }) => value))];
  const letters = m.diagram_summary({ letters: posted.size, walking: flights.open.size });
  const outcome =
    values.length === 0 ? m.diagram_summary_open() : m.diagram_summary_chosen({ values: values.join(m.list_comma()) });
  return `${letters} ${outcome}`;
}
