/** Before the result of the suite in a browser's worker, which can say it through the console only. */
export const webResultMark = "@@RESULT ";
