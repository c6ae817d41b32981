exports.AppInsightsCore = class {};
