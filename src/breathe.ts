/** Lets other work run, if this one has held up the thread for long enough. */
export type Breathe = () => Promise<void> | undefined

/**
 * Makes the pauses of long work on one thread: calls that are answered meanwhile wait for one piece of it only.
 *
 * @param longest how long a piece of the work takes, in milliseconds
 * @param pause how long others have the thread to themselves after it, in milliseconds
 */
export const createBreathe = (longest = 8, pause = longest): Breathe => {
  let began = performance.now()
  return () =>
    performance.now() - began < longest
      ? undefined
      : new Promise((resolve) =>
          setTimeout(() => {
            began = performance.now()
            resolve()
          }, pause),
        )
}
