/** The maximum number of rows that one step changes when there may be many, so that other writes never wait long. */
export const batchSize = 500

/** The time for which a purge pauses between two steps, in milliseconds: other work has its turn. */
const pauseBetween = 10

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Repeats a step that changes up to `batchSize` rows until it changes fewer, with a pause between two steps. */
export const runInBatches = async (step: (limit: number) => Promise<number>): Promise<void> => {
  while ((await step(batchSize)) === batchSize) await pause(pauseBetween)
}
