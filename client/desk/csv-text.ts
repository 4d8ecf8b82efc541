/**
 * Rows as comma-separated values for a spreadsheet. The names of the columns are part of the format, not of the page:
 * they are the same in every language.
 */
import Papa from 'papaparse';

/** Without it a spreadsheet takes Chinese for something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** With these a cell may begin a formula, in whatever width they are written. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

export function csvText<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string | number>>[],
): string {
  return BYTE_ORDER_MARK + Papa.unparse({ fields: [...columns], data: [...rows] }, { escapeFormulae: FORMULA });
}
