output "once" {
  value = aws_scheduler_schedule.once.arn
}

output "hourly" {
  value = aws_scheduler_schedule.hourly.name
}

output "season" {
  value = aws_scheduler_schedule.season.arn
}

output "group" {
  value = aws_scheduler_schedule_group.named.arn
}
