/** Says yes to each caller a number of times in a minute. It remembers the callers of the present minute alone. */
export const rationEach = (perMinute: number, now: () => string) => {
  let minute = ''
  const used = new Map<string, number>()
  return (caller: string): boolean => {
    const current = now().slice(0, 16)
    if (current !== minute) {
      minute = current
      used.clear()
    }
    const count = (used.get(caller) ?? 0) + 1
    used.set(caller, count)
    return count <= perMinute
  }
}
