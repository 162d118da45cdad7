import { syncBuiltinESMExports } from 'node:module'
import workerThreads, { Worker, type WorkerOptions } from 'node:worker_threads'

/** A disk on which a commit is not over before the test says so. */
export type SlowDisk = {
  /** From now on the writing thread blocks in each COMMIT, where SQLite waits for the disk. */
  readonly stop: () => void
  /** Lets the commits go on. */
  readonly goOn: () => void
}

/** Runs in the thread before its own module. */
const beforeThread = new URL('./slow-disk-thread.js', import.meta.url)

/**
 * Opens a store whose writing thread has a slow disk.
 *
 * @param open starts the thread; one that is started later has an ordinary disk
 * @returns what `open` returns, and the disk
 */
export const withSlowDisk = async <Opened>(
  open: () => Promise<Opened>,
): Promise<{ readonly opened: Opened; readonly disk: SlowDisk }> => {
  const gate = new Int32Array(new SharedArrayBuffer(4))
  class SlowWorker extends Worker {
    constructor(module: URL, options: WorkerOptions) {
      // A COMMIT of the thread that reads waits for no disk.
      const isSlow = module.pathname.includes('writer-thread')
      super(
        module,
        isSlow
          ? {
              ...options,
              workerData: { ...options.workerData, gate },
              execArgv: ['--import', beforeThread.href],
            }
          : options,
      )
    }
  }
  const replaceWorker = (worker: typeof Worker): void => {
    Object.assign(workerThreads, { Worker: worker })
    syncBuiltinESMExports()
  }
  replaceWorker(SlowWorker)
  const opened = await open().finally(() => replaceWorker(Worker))
  const disk: SlowDisk = {
    stop: () => void Atomics.store(gate, 0, 1),
    goOn: () => {
      Atomics.store(gate, 0, 0)
      Atomics.notify(gate, 0)
    },
  }
  return { opened, disk }
}
