/** The maximum number of rows that one step changes when there may be many, so that other writes never wait long. */
export const batchSize = 500

/** Repeats a step that changes up to `batchSize` rows until it changes fewer. */
export const runInBatches = async (step: (limit: number) => Promise<number>): Promise<void> => {
  while ((await step(batchSize)) === batchSize);
}
