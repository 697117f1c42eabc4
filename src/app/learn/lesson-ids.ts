/** The lessons in their order. */
export const lessonIds = ['jevons', 'peak', 'pipeline', 'big', 'forecast', 'facts'] as const;
export type LessonId = (typeof lessonIds)[number];

export const isLesson = (id: string): id is LessonId => lessonIds.some((one) => one === id);
