import { say, type TextKey } from '../../i18n.ts';
import type { Because } from './playbook.ts';

/** 'For students', 'In health care'. */
export function readerInWords({ about, value }: Because): string {
  return say(`playbooks:because.${about}.${value}` as TextKey);
}
