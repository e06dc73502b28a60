/** The least data each insight needs, and the targets the templates set. Counts unless a name says percent. */
export const RETROSPECTIVE_MINIMUMS = {
  RA1: { delayed: 5, percentWithCause: 60 },
  RA2: { perGroup: 5 },
  RA3: { early: 1, forPattern: 3 },
  RA4: { realised: 5, targetPercent: 60 },
  RA5: { assessed: 4, targetPercent: 75 },
  RA6: { decided: 1, forTrend: 10 },
  RA7: { steps: 2, earlierForBenchmark: 2 },
  RA12: { perModule: 5 },
  RA16: { comparable: 1, forTrend: 3, decidedTasks: 5 },
  RA17: { percentDone: 80 },
} as const
