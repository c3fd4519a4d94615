import type { Workbook } from "../model/workbook";
import { itemNotFound } from "../protocol/errors";
import { HostClass, type HostObject } from "../protocol/hostClass";
import { parseWire, type Wire } from "../protocol/wire";

interface Setting {
  workbook: Workbook;
  key: string;
}

function read({ workbook, key }: Setting): Wire {
  const json = workbook.settings.get(key);
  if (json === undefined) throw itemNotFound(`setting ${key}`);
  return parseWire(json);
}

const settingClass = new HostClass<Setting>("Setting", {
  identity: ({ key }) => ({ _Id: key }),
  properties: {
    Key: { get: ({ key }) => key },
    Value: {
      get: read,
      set: ({ workbook, key }, value) => {
        workbook.settings.set(key, JSON.stringify(value));
      },
    },
  },
  methods: {
    Delete({ workbook, key }) {
      workbook.settings.delete(key);
      return null;
    },
  },
});

function find(workbook: Workbook, key: string): HostObject | null {
  return workbook.settings.get(key) === undefined ? null : settingClass.of({ workbook, key });
}

export const settingsClass = new HostClass<Workbook>("SettingCollection", {
  items: (workbook) => workbook.settings.keys().map((key) => settingClass.of({ workbook, key })),
  indexer(workbook, key) {
    const setting = find(workbook, String(key));
    if (!setting) throw itemNotFound(`setting ${key}`);
    return setting;
  },
  methods: {
    Add(workbook, args) {
      const key = args.string(0);
      workbook.settings.set(key, JSON.stringify(args.wire(1)));
      return settingClass.of({ workbook, key });
    },
    GetCount: (workbook) => workbook.settings.keys().length,
    GetItemOrNullObject: (workbook, args) => find(workbook, args.string(0)),
  },
});
