output "network" {
  value = jsondecode(aws_cloudcontrolapi_resource.net.properties)["VpcId"]
}

output "zones" {
  value = "${jsondecode(aws_cloudcontrolapi_resource.zone_a.properties)["SubnetId"]},${jsondecode(aws_cloudcontrolapi_resource.zone_b.properties)["SubnetId"]}"
}
