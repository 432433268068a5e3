export const handler = async ({ items = [] }) => ({ written: items.length });
