CREATE VIEW rounds AS
SELECT r.recommendation_id, r.inquiry_id, r.update_date, r.stage_months, r.number, r.title, r.rag, r.progress,
       r.status_shown, r.update_text, r.report_id, r.recommendation_index
FROM recommendations AS r
ORDER BY r.inquiry_id, r.recommendation_id, r.update_date, r.stage_months, r.report_id, r.recommendation_index;

CREATE VIEW to_check AS
SELECT i.code, i.message, i.page, i.field, r.number, r.title, r.recommendation, i.file, i.report_id, i.recommendation_index
FROM issues AS i
LEFT JOIN recommendations AS r ON r.report_id = i.report_id AND r.recommendation_index = i.recommendation_index
WHERE i.needs_review = 1
ORDER BY i.report_id, i.recommendation_index, i.code;

CREATE VIEW status_by_inquiry AS
SELECT r.inquiry_id, p.council, r.report_id, r.stage_months, r.update_date, count(*) AS recommendations,
       sum(r.rag = 'complete') AS complete, sum(r.rag = 'green') AS green, sum(r.rag = 'amber') AS amber,
       sum(r.rag = 'red') AS red, sum(r.rag IS NULL) AS no_status
FROM recommendations AS r JOIN reports AS p ON p.report_id = r.report_id
GROUP BY r.report_id
ORDER BY r.inquiry_id, r.update_date, r.report_id;
