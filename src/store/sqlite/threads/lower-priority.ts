import { readlinkSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'

/** How much nicer than the process a thread becomes: beside busy threads it gets a tenth of what they get. */
const nicer = 10

/**
 * Lets the processor prefer the other threads of the process, and of the machine, to the calling one. Only Linux has
 * priorities of threads (sched(7), "the nice value is a per-thread attribute"): elsewhere nothing changes.
 */
export const lowerThreadPriority = (): void => {
  if (process.platform !== 'linux') return
  // `/proc/thread-self` is a link to `PID/task/TID`.
  const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
  setPriority(thread, Math.min(getPriority(thread) + nicer, constants.priority.PRIORITY_LOW))
}
