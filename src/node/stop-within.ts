/**
 * Waits for work, but not longer than a time.
 *
 * @param milliseconds the longest wait
 * @returns false where the work had not ended by then: it goes on in the background
 */
export const endsWithin = async (work: Promise<unknown>, milliseconds: number): Promise<boolean> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, milliseconds))
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
