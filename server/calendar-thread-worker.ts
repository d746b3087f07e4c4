import { parentPort, workerData } from 'node:worker_threads';
import { readBusyTimes } from '../app/features/calendars/busy-times.ts';
import type { CalendarQuestion } from '../app/platform/calendar-reader.ts';

const { text, ...options } = workerData as CalendarQuestion;
parentPort?.postMessage(readBusyTimes(text, options));
