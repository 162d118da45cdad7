/** How much work is done at most. */
export type WorkLimit = { readonly least: number; readonly most: number; readonly milliseconds: number }

/**
 * Creates a limit of work that is done step by step. After a start of the machine each step reads from the disk: then fewer
 * of them fit into the time than the most that are allowed.
 *
 * @param least so many steps may be taken, however long they take
 * @param most no more may be taken
 * @param milliseconds the time after which no more may be taken
 * @returns tells of a number of steps whether no further one may be taken
 */
export const createWorkLimit = (
  { least, most, milliseconds }: WorkLimit,
  time: () => number = () => performance.now(),
): ((steps: number) => boolean) => {
  const end = time() + milliseconds
  return (steps) => steps >= most || (steps >= least && time() > end)
}
